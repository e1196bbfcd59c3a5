/**
 * What the commands share: how bad input ends.
 */

/** Input the person can mend: told in one line, exit code 2. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

/** Runs a command; anything but bad input is a bug and shows its trace. */
export async function runCommand(name: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    console.error(`${name}: ${error.message}`);
    process.exitCode = 2;
  }
}
