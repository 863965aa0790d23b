namespace Heed.Knowledge.Public;

/// <summary>A question that knowledge did not answer.</summary>
/// <param name="Text">As asked.</param>
/// <param name="Brand">Brand it was asked of.</param>
/// <param name="Language">Language it was asked in; null when unknown.</param>
/// <param name="Why">Why it counts.</param>
/// <param name="Conversation">The conversation it cost; null when it cost none.</param>
/// <param name="Customer">Who asked, so that it is erased with them; null when nobody is known.</param>
/// <param name="Entry">The entry that was tried, if any.</param>
public sealed record MissedQuestion(
    string Text, Guid? Brand, string? Language, MissReason Why, Guid? Conversation = null, Guid? Customer = null, Guid? Entry = null);
