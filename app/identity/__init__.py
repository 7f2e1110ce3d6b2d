"""People, departments 部门 and roles; a single user works as the built-in owner without login."""
