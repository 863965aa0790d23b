using System.Collections.Frozen;
using Heed.Text.Retrieval;

namespace Heed.Knowledge.Answering;

/// <summary>What can be found within a reach.</summary>
/// <param name="Index">By its words.</param>
/// <param name="Questions">The entries in it with their questions.</param>
internal sealed record IndexedWords(AnswerIndex Index, FrozenDictionary<Guid, string> Questions);
