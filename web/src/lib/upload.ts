// Sends a file as a dry run, with progress, which fetch cannot tell.
import { ask, client } from '../api';
import type { Schemas } from '../api';

export type Upload = { done: Promise<Schemas['ImportRun']>; stop: () => void };

const stopped = (): DOMException => new DOMException('stopped', 'AbortError');

// What fetch does, over XMLHttpRequest.
function sender(file: File, signal: AbortSignal, onprogress: (share: number) => void) {
  return (request: Request): Promise<Response> =>
    new Promise((resolve, reject) => {
      const sending = new XMLHttpRequest();
      sending.open(request.method, request.url);
      request.headers.forEach((value, name) => sending.setRequestHeader(name, value));
      sending.upload.onprogress = (event) =>
        event.lengthComputable && onprogress(event.loaded / event.total);
      sending.upload.onload = () => onprogress(1);
      sending.onerror = () => reject(new TypeError('offline'));
      sending.onabort = () => reject(stopped());
      sending.onload = () => {
        const type = sending.getResponseHeader('Content-Type') ?? 'application/json';
        const headers = { 'Content-Type': type };
        resolve(new Response(sending.responseText, { status: sending.status, headers }));
      };
      signal.addEventListener('abort', () => sending.abort());
      sending.send(file);
    });
}

// `onprogress` gets the share sent, 0 to 1.
export function uploadImport(
  file: File,
  member: string,
  onprogress: (share: number) => void,
): Upload {
  const control = new AbortController();
  const query = { file_name: file.name, member: member || undefined };
  const call = client.POST('/api/v1/imports', {
    params: { query },
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file.name,
    bodySerializer: (name) => name,
    fetch: sender(file, control.signal, onprogress),
  });
  return { done: ask(call), stop: () => control.abort() };
}
