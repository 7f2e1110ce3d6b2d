"""Customers 客户: companies and individuals, their contacts, contact points, tags and tiers."""
