// The browser's own database as promises.

/** Opens once; lets go when a later build or a sign-out wants the database for itself. */
export function databaseOf(name: string, make: (database: IDBDatabase) => void) {
  let opened: Promise<IDBDatabase> | null = null;
  return (): Promise<IDBDatabase> => {
    opened ??= new Promise((resolve, reject) => {
      const asked = indexedDB.open(name, 1);
      asked.addEventListener('upgradeneeded', () => make(asked.result));
      asked.addEventListener('success', () => {
        const close = () => {
          opened = null;
          asked.result.close();
        };
        asked.result.addEventListener('versionchange', close);
        asked.result.addEventListener('close', close);
        resolve(asked.result);
      });
      asked.addEventListener('error', () => {
        opened = null;
        reject(asked.error ?? new Error('The database of the browser did not open.'));
      });
    });
    return opened;
  };
}

export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () =>
      reject(request.error ?? new Error('The browser kept nothing.')),
    );
  });
}

/** Resolves when the browser has written everything of the transaction. */
export function written(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    const fail = () => reject(transaction.error ?? new Error('The browser kept nothing.'));
    transaction.addEventListener('abort', fail);
    transaction.addEventListener('error', fail);
  });
}
