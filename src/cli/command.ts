/**
 * What the commands share: their help, their options, and how bad input ends.
 */
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Input the person can mend: told in one line, exit code 2. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

/** What `--help` tells. */
export type Manual = {
  /** As it is typed: `npm start -- [FILE]`. */
  readonly usage: string;
  readonly does: string;
  /** Options and arguments, with what they do. */
  readonly options?: Readonly<Record<string, string>>;
};

/** Runs a command, or tells what it does; anything but bad input is a bug and shows its trace. */
export async function runCommand(name: string, manual: Manual, run: () => Promise<void>): Promise<void> {
  if (toldHelp(manual)) return;
  // Who has seen enough, such as head, closes the pipe.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  try {
    await run();
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    console.error(`${name}: ${error.message}`);
    process.exitCode = 2;
  }
}

/** Tells what a command does, where that is asked. @returns whether it was */
export function toldHelp(manual: Manual): boolean {
  const isAsked = wantsHelp(process.argv.slice(2));
  if (isAsked) console.log(helpText(manual));
  return isAsked;
}

/** @throws BadInput, which names the usage, where an option is not one of these */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(options: Options, { usage }: Manual): ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true }>> {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    // What follows the first sentence is Node's advice for other cases.
    const [fault] = (error as Error).message.split(/\. /);
    throw new BadInput(`${fault}; usage: ${usage}`);
  }
}

const wantsHelp = (args: readonly string[]): boolean => {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
};

function helpText({ usage, does, options = {} }: Manual): string {
  const all = Object.entries({ ...options, '--help': 'tells this' });
  const width = Math.max(...all.map(([option]) => option.length));
  return [does, '', `usage: ${usage}`, '', ...all.map(([option, what]) => `  ${option.padEnd(width)}  ${what}`)].join('\n');
}
