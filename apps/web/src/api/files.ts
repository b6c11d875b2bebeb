/** Files in and out: a form with one file to send, and a button's download with its refusal told by the caller. */
import { currentLocale } from '../words/locale';
import { withForgeryToken } from './forgery';
import { ProblemError, problemOf } from './problem';
import { hearProblem } from './session-watch';

const asProblem = async (response: Response): Promise<ProblemError> =>
  hearProblem(new ProblemError(problemOf(await response.json().catch(() => null), response.status)));

const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
  const headers = new Headers({ 'accept-language': currentLocale() });
  if (init.method) withForgeryToken((name, token) => headers.set(name, token));
  const response = await fetch(path, { ...init, headers }).catch((cause: unknown) => {
    throw ProblemError.unreachable(cause);
  });
  if (!response.ok) throw await asProblem(response);
  return response;
};

export async function sendOneFile<T>(path: string, file: File): Promise<T> {
  const body = new FormData();
  body.set('file', file, file.name);
  return (await ask(path, { method: 'POST', body })).json() as Promise<T>;
}

const nameOf = (response: Response): string => {
  const name = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return name ? decodeURIComponent(name) : '';
};

export async function keepFileOf(path: string): Promise<void> {
  const response = await ask(path);
  const url = URL.createObjectURL(await response.blob());
  Object.assign(document.createElement('a'), { href: url, download: nameOf(response) }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
