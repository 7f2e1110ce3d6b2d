"""One folder per page; pages never import each other, they meet through the router."""
