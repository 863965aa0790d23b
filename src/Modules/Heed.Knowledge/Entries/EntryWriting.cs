using Heed.Knowledge.Answering;
using Heed.Knowledge.Versions;
using Heed.Platform.Timers;

namespace Heed.Knowledge.Entries;

/// <summary>What can become of an entry inside a unit: writing, publishing, withdrawing. Rights are checked before.</summary>
internal static class EntryWriting
{
    /// <summary>Puts content into the draft; the same as what is published means that there is no draft.</summary>
    public static void Write(Unit unit, Entry entry, EntryContent content)
    {
        var json = content.Write();
        if (json == entry.Draft) return;
        entry.Draft = json == entry.Published ? null : json;
        entry.DraftAt = entry.Draft is null ? null : unit.Now;
        entry.DraftBy = entry.Draft is null ? null : PersonOf(unit);
        // What was agreed to is not what lies there now.
        if (entry.Review is ReviewState.Approved || entry.Draft is null) entry.Review = ReviewState.None;
        Settle(entry);
    }

    /// <summary>Makes content what customers read, as a new version.</summary>
    public static void Publish(Unit unit, Entry entry, string json, Guid? by, string? note)
    {
        var content = EntryContent.Read(json);
        EntryRules.CheckReady(content);
        var before = entry.Published is { } old ? EntryContent.Read(old) : null;
        var diff = ContentDiff.Between("", before, "", content);
        entry.LastNumber++;
        unit.Db.Set<EntryVersion>().Add(new EntryVersion
        {
            Workspace = unit.Workspace,
            Entry = entry.Id,
            Number = entry.LastNumber,
            Content = json,
            At = unit.Now,
            PublishedBy = by,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            Added = diff.Added,
            Removed = diff.Removed,
        });
        (entry.Published, entry.PublishedNumber, entry.PublishedAt, entry.PublishedBy) = (json, entry.LastNumber, unit.Now, by);
        if (entry.Draft == json) (entry.Draft, entry.DraftAt, entry.DraftBy, entry.Review) = (null, null, null, ReviewState.None);
        if (entry.Status == EntryStatus.Archived) entry.Status = EntryStatus.Published;
        ExpiryTimers.Set(unit, entry);
        Settle(entry);
        Stamp.Raise(unit);
    }

    /// <summary>Takes it from customers; what they read becomes the draft when there is none.</summary>
    public static void Unpublish(Unit unit, Entry entry)
    {
        if (entry.Draft is null) (entry.Draft, entry.DraftAt, entry.DraftBy) = (entry.Published, unit.Now, PersonOf(unit));
        (entry.Published, entry.PublishedAt, entry.PublishedBy) = (null, null, null);
        ExpiryTimers.Set(unit, entry);
        Settle(entry);
        Stamp.Raise(unit);
    }

    /// <summary>Forgets a decided publishing.</summary>
    public static void Unschedule(Unit unit, Entry entry)
    {
        (entry.Scheduled, entry.PublishAt, entry.ScheduledBy, entry.ScheduledNote) = (null, null, null, null);
        unit.ClearTimer(PublishTimer.TimerKind, entry.Id);
    }

    /// <summary>Ends a review that is under way.</summary>
    public static void EndReview(Entry entry)
    {
        (entry.Review, entry.Reviewer, entry.RequestedBy, entry.RequestedAt, entry.ReviewNote, entry.ReviewComment) = (ReviewState.None, null, null, null, null, null);
        Settle(entry);
    }

    /// <summary>Brings what lists read up to date with the contents.</summary>
    public static void Settle(Entry entry)
    {
        var content = EntryContent.Read(entry.Current);
        if (entry.Status != EntryStatus.Archived)
        {
            entry.Status = entry.Published is not null ? EntryStatus.Published : entry.Review == ReviewState.Pending ? EntryStatus.InReview : EntryStatus.Draft;
        }

        (entry.Question, entry.Language, entry.VariantCount) = (content.Question, content.Language, content.Variants.Count);
        entry.Audience = entry.Published is { } published ? EntryContent.Read(published).Audience : content.Audience;
        entry.AnswerLanguages = string.Join(' ', content.Answers.Select(a => a.Language).Distinct(StringComparer.OrdinalIgnoreCase));
        entry.AnswerChannels = string.Join(' ', content.Answers.Select(a => a.Channel).Distinct());
        entry.Wordings = string.Join('\n', [content.Question, .. content.Titles.Values, .. content.Variants]);
    }

    /// <summary>Ends the unit of an act: the version goes up, and everybody is told.</summary>
    public static void Done(Unit unit, Entry entry, string what, object? facts = null)
    {
        entry.Version++;
        entry.ChangedAt = unit.Now;
        unit.Append(new LedgerEvent("knowledgeEntry." + what, Entry.LiveKind, entry.Id, entry.Version, facts));
    }

    internal static Guid? PersonOf(Unit unit) => unit.Actor.Kind == ActorKind.Person ? unit.Actor.Id : null;
}
