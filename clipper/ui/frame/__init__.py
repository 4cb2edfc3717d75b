"""The frame around the panes: tool bar, status bar, what floats above; knows the desk, never a pane."""
