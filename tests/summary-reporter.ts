// Reporter of `node --test` that writes nothing but the final counts, for the runner to add up.
import type { TestEvent } from 'node:test/reporters';

export default async function* summary(
  source: AsyncIterable<TestEvent>,
): AsyncGenerator<string, void> {
  for await (const event of source) {
    if (event.type !== 'test:summary' || event.data.file !== undefined) continue;
    yield JSON.stringify(event.data.counts);
  }
}
