namespace Heed.Knowledge.Public;

/// <summary>What the company knows, for the bot, agents and the help centre: published entries that have not expired.</summary>
public interface IKnowledge
{
    /// <summary>
    /// The entries that most likely answer, best first. What was published before the call counts, what was withdrawn does
    /// not. A few milliseconds over 10,000 entries; where <see cref="KnowledgeQuestion.Meaning"/> allows it and words leave doubt, at most its patience more.
    /// </summary>
    /// <param name="limit">1 to 20.</param>
    Task<IReadOnlyList<KnowledgeAnswer>> AskAsync(ReadSession session, WorkspaceId workspace, KnowledgeQuestion question, int limit, CancellationToken cancellationToken);

    /// <summary>One entry as an answer; null when it is not there, not published, expired or not for this reader.</summary>
    /// <param name="reader">For whom and where; its text is not looked at.</param>
    Task<KnowledgeAnswer?> FindAsync(ReadSession session, WorkspaceId workspace, Guid entry, KnowledgeQuestion reader, CancellationToken cancellationToken);

    /// <summary>What customers of the brand asked most in the last 30 days, never internal entries; newest ones fill up.</summary>
    /// <param name="n">1 to 20.</param>
    Task<IReadOnlyList<KnowledgeAnswer>> TopAsync(
        ReadSession session, WorkspaceId workspace, Guid? brand, string? channel, string? language, int n, CancellationToken cancellationToken);

    /// <summary>Counts a use of an entry, for the day and for who acts; an entry that is gone is not counted.</summary>
    /// <param name="times">How often, for what is counted together.</param>
    void Used(Unit unit, Guid entry, KnowledgeUse use, int times = 1);

    /// <summary>Remembers a question that was not answered; similar ones become a gap to fill.</summary>
    void Missed(Unit unit, MissedQuestion question);

    /// <summary>Tells what a resolved conversation took, so that gaps are ranked by what they cost.</summary>
    /// <param name="worked">Time that people worked on it.</param>
    void Handled(Unit unit, Guid conversation, TimeSpan worked);

    /// <summary>What a solved conversation taught. Alike ones become a draft that waits for review, or propose another wording of an entry.</summary>
    void Mined(Unit unit, MinedPair pair);

    /// <summary>What was mined from a conversation does not hold: it goes on.</summary>
    void Unmined(Unit unit, Guid conversation);

    /// <summary>Remembers words that an entry answered: it is found by them from then on.</summary>
    void Understood(Unit unit, UnderstoodWording wording);

    /// <summary>The entry did not help with these words: what was learnt of their kind goes.</summary>
    void Misunderstood(Unit unit, Guid entry, string text);

    /// <summary>Adds a draft that was found in conversations; it waits for review. The new entry's id.</summary>
    /// <exception cref="InvalidRefusal">It is empty or too long.</exception>
    Guid Propose(Unit unit, ProposedEntry entry);
}
