// Sends a file with progress, which fetch cannot tell; a second function stops it.
import { Failure } from '../api';
import type { Problem, Schemas } from '../api';
import { language } from '../i18n/index.svelte';

type Run = Schemas['ImportRun'];
export type Upload = { done: Promise<Run>; stop: () => void };

const offline: Problem = { title: 'offline', status: 0, code: 'offline' };

function answerOf(request: XMLHttpRequest): unknown {
  try {
    return JSON.parse(request.responseText) as unknown;
  } catch {
    return null;
  }
}

function problemOf(body: unknown, status: number): Problem {
  if (body && typeof body === 'object' && 'title' in body) return body as Problem;
  return { title: String(status), status, code: 'unknown' };
}

// `onprogress` gets the share sent, 0 to 1.
export function uploadImport(
  address: string,
  file: File,
  onprogress: (share: number) => void,
): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<Run>((resolve, reject) => {
    request.open('POST', address);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Accept-Language', language() === 'zh' ? 'zh-CN' : 'en');
    request.upload.onprogress = (event) =>
      event.lengthComputable && onprogress(event.loaded / event.total);
    request.upload.onload = () => onprogress(1);
    request.onerror = () => reject(new Failure(offline));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    request.onload = () => {
      const body = answerOf(request);
      if (request.status === 201 || request.status === 200) resolve(body as Run);
      else reject(new Failure(problemOf(body, request.status)));
    };
    request.send(file);
  });
  return { done, stop: () => request.abort() };
}
