using Heed.Knowledge.Answering;
using Heed.Knowledge.Entries;
using Heed.Text.Duplicates;
using Heed.Text.PersonalData;

namespace Heed.Knowledge.Learning;

/// <summary>Writes down what customers' words turned out to mean. Nothing is kept of an answer that disappointed.</summary>
internal static class HeardBook
{
    internal const string Event = "knowledgeHeard.created";

    /// <summary>An entry that has words as near as these has them.</summary>
    internal const double Covered = 0.95;

    /// <summary>Wordings kept of one entry.</summary>
    private const int MostOfEntry = 60;

    /// <summary>A pair of a conversation; found again it takes the place of what was found before, until something was made of that.</summary>
    public static void Mine(Unit unit, MinedPair pair)
    {
        var (question, answer) = (Clean(pair.Question, Heard.MaxQuestion), PersonalDataFinder.Mask(Cut(pair.Answer, Heard.MaxAnswer)).Trim());
        if (question.Length == 0 || answer.Length == 0) return;
        var id = Ids.FromParts("heard", unit.Workspace.ToString(), pair.Conversation.ToString("N"));
        var fresh = unit.Execute($"""
            insert into knowledge_heard (workspace, id, question, answer, language, brand, entry, source, state, quality, conversation, customer, at)
            values ({unit.Workspace}, {id}, {question}, {answer}, {pair.Language}, {pair.Brand}, {(Guid?)null}, {HeardSource.Mined}, {HeardState.Alone}, {pair.Quality}, {pair.Conversation}, {pair.Customer}, {unit.Now})
            on conflict (workspace, id) do update set question = excluded.question, answer = excluded.answer, quality = excluded.quality
            where knowledge_heard.state = {HeardState.Alone}
            """);
        if (fresh > 0) unit.Append(new LedgerEvent(Event, "knowledgeHeard", id));
    }

    /// <summary>What a conversation told is withdrawn: it was not solved after all. What a person decided about stays.</summary>
    public static void Withdraw(Unit unit, Guid conversation) =>
        unit.Execute($"delete from knowledge_heard where workspace = {unit.Workspace} and conversation = {conversation} and source = {HeardSource.Mined} and state in ({(int)HeardState.Alone}, {(int)HeardState.Proposed})");

    /// <summary>Words that an entry answered: from now on it is found by them, unless it has them or a person took them away.</summary>
    public static void Understand(Unit unit, UnderstoodWording wording)
    {
        var text = Clean(wording.Text, Heard.MaxQuestion);
        var entry = unit.Db.Set<Entry>().FirstOrDefault(e => e.Workspace == unit.Workspace && e.Id == wording.Entry);
        if (text.Length == 0 || entry?.Published is null) return;
        var meaning = QuestionMeaning.Of(text);
        var content = EntryContent.Read(entry.Published);
        if (content.Variants.Concat(content.Titles.Values).Prepend(content.Question).Any(w => meaning.Like(QuestionMeaning.Of(w)) >= Covered)) return;
        var known = OfEntry(unit, wording.Entry);
        if (known.Count >= MostOfEntry || known.Any(k => k.State == HeardState.Dismissed && meaning.Like(QuestionMeaning.Of(k.Question)) >= Covered)) return;
        var source = wording.Solved ? HeardSource.Solved : HeardSource.Sent;
        var id = Ids.FromParts("understood", unit.Workspace.ToString(), wording.Entry.ToString("N"), wording.Conversation.ToString("N"), text);
        var before = Counting(known).Count;
        var fresh = unit.Execute($"""
            insert into knowledge_heard (workspace, id, question, answer, language, brand, entry, source, state, quality, conversation, customer, at)
            values ({unit.Workspace}, {id}, {text}, {""}, {entry.Language}, {entry.Brand}, {wording.Entry}, {source}, {HeardState.Used}, {0}, {wording.Conversation}, {wording.Customer}, {unit.Now})
            on conflict (workspace, id) do nothing
            """);
        // A new index is made only when something is found by it that was not before.
        if (fresh > 0 && Counting(OfEntry(unit, wording.Entry)).Count > before) Stamp.Raise(unit);
    }

    /// <summary>The entry did not help with these words: it is not found by them or their like any more.</summary>
    public static void Misunderstand(Unit unit, Guid entry, string text)
    {
        var meaning = QuestionMeaning.Of(Clean(text, Heard.MaxQuestion));
        Drop(unit, [.. OfEntry(unit, entry).Where(h => h.State == HeardState.Used && meaning.Like(QuestionMeaning.Of(h.Question)) >= QuestionMeaning.Same).Select(h => h.Id)]);
    }

    /// <summary>
    /// The wordings that answers are found by: those of customers who said it was solved; those that agents' acts tell when two
    /// conversations tell the same. No more than 30 of an entry.
    /// </summary>
    public static IReadOnlyList<Heard> Counting(IReadOnlyList<Heard> ofEntry)
    {
        const int Most = 30;
        var told = ofEntry.Where(h => h.State == HeardState.Used && h.Source != HeardSource.Mined).Select(h => (Heard: h, Meaning: QuestionMeaning.Of(h.Question))).ToList();
        var counting = new List<(Heard Heard, QuestionMeaning Meaning)>();
        foreach (var one in told.OrderByDescending(t => t.Heard.Source == HeardSource.Solved).ThenByDescending(t => t.Heard.At))
        {
            if (counting.Count >= Most || counting.Any(c => c.Meaning.Like(one.Meaning) >= Covered)) continue;
            if (one.Heard.Source == HeardSource.Solved || told.Any(t => t.Heard.Conversation != one.Heard.Conversation && t.Meaning.Like(one.Meaning) >= QuestionMeaning.Same)) counting.Add(one);
        }

        return [.. counting.Select(c => c.Heard)];
    }

    /// <summary>Takes wordings away, and what answers are found by with them.</summary>
    public static void Drop(Unit unit, IReadOnlyList<Guid> ids)
    {
        if (ids.Count == 0) return;
        unit.Execute($"delete from knowledge_heard where workspace = {unit.Workspace} and id in {ids}");
        Stamp.Raise(unit);
    }

    /// <summary>One line, personal data masked, of bounded length.</summary>
    public static string Clean(string text, int most)
    {
        var line = string.Join(' ', Cut(text, 4 * most).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        line = PersonalDataFinder.Mask(new string([.. line.Where(c => !char.IsControl(c))]));
        return line.Any(char.IsLetterOrDigit) ? Cut(line, most).Trim() : "";
    }

    private static List<Heard> OfEntry(Unit unit, Guid entry) => [.. unit.Db.Set<Heard>().Where(h => h.Workspace == unit.Workspace && h.Entry == entry).OrderByDescending(h => h.At).Take(200)];

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
