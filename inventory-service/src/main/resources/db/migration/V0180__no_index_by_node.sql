-- Nobody asks for a node's shelves without naming the SKUs, and as long as the planner believed the table to be empty it
-- took this index for single shelves and read the whole store for each.
DROP INDEX stock_by_node;
