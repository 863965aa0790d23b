namespace Heed.Knowledge.Public;

/// <summary>Words of a customer that an entry answered.</summary>
/// <param name="Solved">True when the customer said so; false when an agent sent the entry as it was proposed.</param>
public sealed record UnderstoodWording(Guid Entry, string Text, bool Solved, Guid Conversation, Guid Customer);
