using Heed.Conversations.Files;
using Heed.Conversations.Messages;
using Heed.Conversations.Sending;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Timers;

namespace Heed.Conversations.Drafts;

/// <summary>Drafts inside units.</summary>
internal static class DraftRows
{
    /// <summary>How long a draft keeps its uploads from being collected.</summary>
    internal static readonly TimeSpan FilesKept = TimeSpan.FromDays(14);

    internal static void Write(Unit unit, Guid person, Guid conversation, string text, bool note, DraftExtras? extras, long version)
    {
        var json = extras?.ToJson();
        unit.Execute($"""
            insert into conversations_drafts (workspace, person, conversation, text, note, extras, version, updated_at)
            values ({unit.Workspace}, {person}, {conversation}, {text}, {note}, {json}, {version}, {unit.Now})
            on conflict (workspace, person, conversation) do update set text = excluded.text, note = excluded.note, extras = excluded.extras, version = excluded.version, updated_at = excluded.updated_at
            """);
        foreach (var file in extras?.FileIds ?? [])
        {
            var mine = unit.Number($"select count(*) from conversations_files where workspace = {unit.Workspace} and id = {file} and message is null and uploader = {person}");
            if (mine > 0) unit.SetTimer(UnusedFiles.TimerKind, file, unit.Now + FilesKept);
        }

        unit.Append(new LedgerEvent("draft.changed", "draft", conversation, version, new { person }));
    }

    /// <summary>A reply comes back to its author: in front of what was begun since.</summary>
    internal static void Return(Unit unit, Guid person, Guid conversation, string text, OutgoingParts parts)
    {
        var begun = unit.First(
            $"select text, note, extras, version from conversations_drafts where workspace = {unit.Workspace} and person = {person} and conversation = {conversation}",
            r => ((string Text, bool Note, DraftExtras? Extras, long Version)?)(r.Text(0), r.Bool(1), DraftExtras.Parse(r.TextOrNull(2)), r.Long(3)));
        var words = begun is { Note: false, Text.Length: > 0 } and var (written, _, _, _) ? text + "\n" + written : text;
        if (words.Length > ThreadWriter.MaxText) words = words[..ThreadWriter.MaxText];
        List<Guid> files = [.. parts.Files, .. begun?.Extras?.FileIds ?? []];
        var extras = new DraftExtras(files, parts.Letter?.Subject, parts.Letter?.To, parts.Letter?.Cc, parts.Letter?.Bcc);
        Write(unit, person, conversation, words, false, extras, (begun?.Version ?? 0) + 1);
    }
}
