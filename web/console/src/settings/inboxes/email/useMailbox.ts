import { computed, ref, watch, type Ref } from 'vue';
import type { Id, Inbox, Mailbox } from '@/api/types';
import { useForm } from '../../form/useForm';
import { blankMail, bodyOf, fieldsOf, mailProblems } from './mailForm';
import { useMailboxes } from './mailboxes';

/** The mailbox of the open inbox as a form: read when the inbox is one of mail, merged with newer states, saved as a whole. */
export function useMailbox(id: Ref<Id>, item: Ref<Inbox | undefined>) {
  const mailboxes = useMailboxes();
  const form = useForm(blankMail);
  const ready = ref(false);
  const error = ref<unknown>(null);
  const checked = ref(false);
  const row = computed(() => mailboxes.rows.get(id.value));
  const take = (now: Mailbox) => (ready.value ? form.arrived(fieldsOf(now), now.version) : form.open(fieldsOf(now), now.version));

  async function load(): Promise<void> {
    error.value = null;
    const wanted = id.value;
    try {
      const [now] = await Promise.all([mailboxes.read(wanted), mailboxes.loadProviders()]);
      if (id.value !== wanted) return;
      take(now);
      ready.value = true;
    } catch (e) {
      if (id.value === wanted) error.value = e;
    }
  }
  const isMail = computed(() => item.value?.channel === 'email');
  watch([id, isMail], ([now, mail], before) => {
    if (now === before?.[0] && mail === before[1]) return;
    ready.value = checked.value = false;
    form.open(blankMail(), null);
    if (mail) void load();
  }, { immediate: true });
  watch(row, (now) => now && ready.value && take(now));

  const problems = computed(() => mailProblems(form.value.value));

  /** Saves all of it, with these fields changed besides. False when something is wrong or was refused; what was typed stays. */
  async function save(change: { enabled?: boolean } = {}): Promise<boolean> {
    checked.value = true;
    if (Object.keys(problems.value).length > 0) return false;
    const wanted = id.value;
    const stored = await form.submit(() => mailboxes.write(wanted, bodyOf({ ...form.value.value, ...change }), form.version.value ?? undefined), load);
    if (!stored) return false;
    checked.value = false;
    if (id.value === wanted) form.open(fieldsOf(stored), stored.version);
    return true;
  }

  return { form, row, ready, error, load, save, problems, checked };
}
export type MailboxEditing = ReturnType<typeof useMailbox>;
