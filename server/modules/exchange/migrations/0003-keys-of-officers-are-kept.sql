-- Routes of loads work as kabinet_batch; the key of a request is kept there as anywhere, so that
-- the same key with another body is refused.
grant insert, update on platform.idempotency to kabinet_batch;
