using Heed.Text.Retrieval;

namespace Heed.Knowledge.Answering;

/// <summary>A published entry on its way into indexes.</summary>
internal sealed record IndexedEntry(Guid Id, Guid? Brand, Audience Audience, AnswerEntry Words);
