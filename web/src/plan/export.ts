// A plan or a saved route as a file on the reader's own disk.
import { Failure, ask, client } from '../api';
import type { ExportFormat, Plan, Problem } from '../api';

export const formats: ExportFormat[] = ['pdf', 'gpx', 'ics', 'geojson', 'json'];

export async function download(plan: Plan, format: ExportFormat, name: string): Promise<void> {
  const blob = await ask(
    client.POST('/api/v1/plans/export/{format}', {
      params: { path: { format } },
      body: plan,
      parseAs: 'blob',
    }),
  );
  const data: unknown = blob;
  if (!(data instanceof Blob))
    throw new Failure({ title: 'no file', status: 500, code: 'unknown' } satisfies Problem);
  const anchor = document.createElement('a');
  anchor.href = URL.createObjectURL(data);
  anchor.download = `${name.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'route'}.${format}`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
}
