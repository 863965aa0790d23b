namespace Heed.Knowledge.Public;

/// <summary>What a customer asked and what solved it, found in a conversation. Personal data in it is masked when it is taken in.</summary>
/// <param name="Quality">How much speaks for it, 0 to 100.</param>
public sealed record MinedPair(Guid Conversation, Guid Customer, Guid? Brand, string Language, string Question, string Answer, int Quality);
