// Where marks mean something: in what goes out by mail, and in notes. In chats every sign is what it is.
export const hasMarks = (text: string): boolean => /[*_`[]|^ {0,3}(?:[->•]|\d+[.)])/mu.test(text);
