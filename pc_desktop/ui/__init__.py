"""What people see: screens that show prepared rows and send commands, and the window that joins them."""
