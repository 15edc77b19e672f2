"""The tests of the Zwillingsbaukasten."""
