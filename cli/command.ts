// The shape of a command: one file in this folder, named by its words (`admin-create.ts`).

export interface Command {
  /** One line for the list of commands. */
  summary: string;
  /** Words after the name, for the list. */
  usage?: string;
  /** Answers the exit code; a thrown error is printed as a sentence and ends with 1. */
  run(args: string[]): Promise<number>;
}
