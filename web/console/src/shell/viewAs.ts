// Looking at the workspace through a role's or a colleague's eyes. The page begins anew each time: nothing read with
// other rights may stay on the screen.
import { api } from '@/api/client';

const FROM = 'heed.viewAs.from';

/** Begins; the page goes to the inbox. Rejects with what the server says. */
export async function beginViewAs(workspace: number, whom: { roleId: string } | { personId: string }): Promise<void> {
  await api.post('/view-as', whom);
  sessionStorage.setItem(FROM, location.pathname);
  location.assign(`/w/${workspace}/inbox`);
}

/** Ends; the page goes back to where it began. */
export async function endViewAs(workspace: number): Promise<void> {
  await api.del('/view-as');
  const from = sessionStorage.getItem(FROM);
  sessionStorage.removeItem(FROM);
  location.assign(from?.startsWith(`/w/${workspace}/`) ? from : `/w/${workspace}/inbox`);
}
