"""An original's page turned into pixels, words, columns and regions; never a file's meaning."""
