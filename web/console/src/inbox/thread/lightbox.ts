import { shallowRef } from 'vue';
import type { Attachment } from '@/api/types';

/** The pictures of one message, and which of them is large. */
export const lightbox = shallowRef<{ images: Attachment[]; index: number } | null>(null);

export const isImage = (file: Attachment): boolean => /^image\/(png|jpe?g|gif|webp|avif)$/.test(file.contentType);
