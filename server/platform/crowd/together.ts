// Requests that come together travel together: one round trip for all that wait. A lone request
// goes at once, alone; nobody waits for company.
import { refusals } from '../errors.ts';

export interface Journey<Asked, Answer> {
  /** Answers in the order of what was asked; `asked` is never empty. */
  go(asked: readonly Asked[]): Promise<readonly Answer[]>;
  /** Whether each of those who failed together is to try alone: the failure may be another's. */
  isOfOne(error: unknown): boolean;
}

/** Two, so that one is under way while the answers of the other are sent. */
const underWayMax = 2;
/** So many keep one process busy for some milliseconds; more would make the first wait. */
const togetherMax = 64;
/** As long as a connection of the pool is waited for; who waited so long hears "later". */
const patienceMs = 10_000;

interface Waiting<Asked, Answer> {
  asked: Asked;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
  /** Runs until the journey begins. */
  patience: NodeJS.Timeout;
}

export class Together<Asked, Answer> {
  readonly #journey: Journey<Asked, Answer>;
  #waiting: Waiting<Asked, Answer>[] = [];
  #underWay = 0;
  #isLeaving = false;

  constructor(journey: Journey<Asked, Answer>) {
    this.#journey = journey;
  }

  /** The answer to one request, however many others travel with it; refuses `unavailable`. */
  ask(asked: Asked): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const patience = setTimeout(() => {
      this.#waiting = this.#waiting.filter((one) => one.patience !== patience);
      reject(refusals.unavailable({ retryAfterS: 5 }));
    }, patienceMs);
    this.#waiting.push({ asked, resolve, reject, patience });
    this.#leaveSoon();
    return promise;
  }

  /** After all requests that have arrived by now were read. */
  #leaveSoon(): void {
    if (this.#isLeaving || this.#underWay === underWayMax) return;
    this.#isLeaving = true;
    setImmediate(() => {
      this.#isLeaving = false;
      this.#leave();
    });
  }

  #leave(): void {
    while (this.#waiting.length > 0 && this.#underWay < underWayMax) {
      const group = this.#waiting.splice(0, togetherMax);
      for (const { patience } of group) clearTimeout(patience);
      this.#underWay += 1;
      void this.#travel(group);
    }
  }

  /** The next group leaves before this one is answered: the road is not empty meanwhile. */
  #arrive(answered: () => void): void {
    this.#underWay -= 1;
    this.#leave();
    process.nextTick(answered);
  }

  async #travel(group: readonly Waiting<Asked, Answer>[]): Promise<void> {
    try {
      const answers = await this.#journey.go(group.map(({ asked }) => asked));
      this.#arrive(() => group.forEach(({ resolve }, place) => resolve(answers[place]!)));
    } catch (error) {
      if (group.length > 1 && this.#journey.isOfOne(error)) await this.#travelAlone(group);
      else this.#arrive(() => group.forEach(({ reject }) => reject(error)));
    }
  }

  /** One after another: whoever waits behind them goes with the other journey. */
  async #travelAlone(group: readonly Waiting<Asked, Answer>[]): Promise<void> {
    for (const { asked, resolve, reject } of group) {
      await this.#journey.go([asked]).then(([answer]) => resolve(answer!), reject);
    }
    this.#arrive(() => undefined);
  }
}
