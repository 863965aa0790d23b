// Where marks mean something: in what goes out by mail, and in notes. In chats every sign is what it is.
import type { Attachment } from '@/api/types';
import { isImage } from '../thread/lightbox';

export const hasMarks = (text: string): boolean => /[*_`[]|^ {0,3}(?:[->•]|\d+[.)])/mu.test(text);

/** Files to be listed beside a marked text: pictures that stand in it are not shown a second time. */
export const besideText = (text: string, files: readonly Attachment[]): readonly Attachment[] => files.filter((file) => !isImage(file) || !text.includes(`![${file.name}]`));
