-- On which working day a node is to work on its part of a promise: where a day is full, on the next one. So what is
-- cancelled gives back the place it had.
CREATE TABLE promise_day (
    promise text NOT NULL REFERENCES promise,
    node    text NOT NULL REFERENCES node,
    day     date NOT NULL,
    PRIMARY KEY (promise, node)
);
