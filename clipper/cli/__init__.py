"""The command line: what another program or a script may rely on; it never knows Qt."""
