/** Sends a document in. XMLHttpRequest because it tells how much of a file has gone; the same command id goes again when the network fails. */
import { commandId, withRetries } from '../api/act';
import { answer, api } from '../api/client';
import { withForgeryToken } from '../api/forgery';
import { ProblemError, problemOf } from '../api/problem';
import { hearProblem } from '../api/session-watch';
import { currentLocale } from '../words/locale';

export type Stage = { readonly stage: 'sending'; readonly share: number } | { readonly stage: 'reading' };
export type BroughtIn = { readonly planId: string; readonly repeated: boolean };

function post(form: FormData, tell: (stage: Stage) => void): Promise<BroughtIn> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/plans');
    request.setRequestHeader('accept-language', currentLocale());
    withForgeryToken((name, token) => request.setRequestHeader(name, token));
    request.responseType = 'json';
    request.upload.onprogress = (event) => tell({ stage: 'sending', share: event.total ? event.loaded / event.total : 0 });
    request.upload.onload = () => tell({ stage: 'reading' });
    request.onerror = () => reject(ProblemError.unreachable('network'));
    request.onload = () =>
      request.status === 201
        ? resolve(request.response as BroughtIn)
        : reject(hearProblem(new ProblemError(problemOf(request.response, request.status))));
    request.send(form);
  });
}

export function sendFile(file: File, tell: (stage: Stage) => void): Promise<BroughtIn> {
  const id = commandId();
  return withRetries(() => {
    const form = new FormData();
    form.set('commandId', id);
    form.set('file', file, file.name);
    return post(form, tell);
  });
}

export function sendText(text: string, tell: (stage: Stage) => void): Promise<BroughtIn> {
  const id = commandId();
  tell({ stage: 'reading' });
  return withRetries(() => answer(api.POST('/api/plans', { body: { commandId: id, text } as never })));
}
