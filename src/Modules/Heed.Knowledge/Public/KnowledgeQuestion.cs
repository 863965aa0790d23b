namespace Heed.Knowledge.Public;

/// <summary>What somebody asks, and where the answer will stand.</summary>
/// <param name="Text">The question as typed; only its first 2,000 characters count.</param>
/// <param name="Brand">Entries of this brand and of all brands; null for the latter alone.</param>
/// <param name="Channel">A name of <see cref="KnowledgeChannels"/>, or null for the general answer.</param>
/// <param name="Language">Wanted language, such as <c>zh-CN</c>; null for that of the entry.</param>
/// <param name="Internal">Whether entries for agents only count.</param>
/// <param name="Facts">What is known, such as <c>order.warranty</c> = <c>2027-01-31</c>; decides between cases of an answer. Facts that are not in it are unknown.</param>
/// <param name="Meaning">Whether it may be asked by its meaning too; null for by its words alone.</param>
public sealed record KnowledgeQuestion(
    string Text, Guid? Brand, string? Channel, string? Language, bool Internal, IReadOnlyDictionary<string, string>? Facts = null, MeaningUse? Meaning = null);
