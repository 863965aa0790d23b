import { shallowRef } from 'vue';

export interface Question {
  title: string;
  text: string;
  confirmLabel: string;
  danger?: boolean;
  typed?: string;
  /** Runs while the dialog shows its progress; a refusal stays in the dialog. */
  action?: () => Promise<void>;
}

export const question = shallowRef<(Question & { answer: (yes: boolean) => void }) | null>(null);

/** Asks and waits; false when the person backs out. Needs one ConfirmHost on the page. */
export function confirm(asked: Question): Promise<boolean> {
  question.value?.answer(false);
  return new Promise((resolve) => {
    question.value = { ...asked, answer: resolve };
  });
}
