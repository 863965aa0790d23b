using System.Globalization;

namespace Heed.Mail.Imap;

public sealed partial class ImapClient
{
    /// <summary>Messages with a UID above <paramref name="afterUid"/>, lowest first, at most <paramref name="limit"/>. O(messages after it).</summary>
    public Task<ImapFound> SearchSinceAsync(uint afterUid, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        RequireFolder();
        if (afterUid == uint.MaxValue) return Task.FromResult(new ImapFound([], false));
        return WithinAsync("looking for messages", async c =>
        {
            // "n:*" names the last message even when its UID is below n, so what comes is looked at again.
            var found = new SortedSet<ImapMessageSummary>(Comparer<ImapMessageSummary>.Create((a, b) => a.Uid.CompareTo(b.Uid)));
            var more = false;
            await _session.RunAsync(new ImapCommand($"UID FETCH {afterUid + 1}:* (UID RFC822.SIZE)"), response =>
            {
                if (FetchData.Read(response) is not { Uid: { } uid, Size: { } size }) return false;
                if (uid > afterUid) found.Add(new ImapMessageSummary(uid, size));
                // The order is the server's; the highest goes when there is one too many, so the lowest are kept.
                if (found.Count <= limit) return true;
                found.Remove(found.Max!);
                more = true;
                return true;
            }, c);
            return new ImapFound([.. found], more);
        }, cancellation);
    }

    /// <summary>UIDs of messages one of whose headers holds a text; for finding again what may have been appended.</summary>
    /// <exception cref="ArgumentException">Not ASCII, or with CR, LF or NUL.</exception>
    public Task<IReadOnlyList<uint>> SearchHeaderAsync(string header, string text, CancellationToken cancellation)
    {
        RequireFolder();
        if (!System.Text.Ascii.IsValid(header) || !System.Text.Ascii.IsValid(text)) throw new ArgumentException("Only ASCII can be searched for.");
        var command = new ImapCommand("UID SEARCH HEADER").String(header).String(text);
        return WithinAsync<IReadOnlyList<uint>>("searching", async c =>
        {
            var uids = new List<uint>();
            await _session.RunAsync(command, response =>
            {
                if (response.AsStatus() is not null || response.Parse() is not [var word, ..] pieces || !word.Is("SEARCH")) return false;
                foreach (var value in pieces.Skip(1)) uids.Add(value.TryNumber(out var uid) && uid > 0 ? uid : throw new FormatException("A UID was expected."));
                return true;
            }, c);
            return uids;
        }, cancellation);
    }

    /// <summary>Fetches a message without marking it read. Null when it is no longer there.</summary>
    /// <exception cref="ImapFailure"><see cref="ImapFailureKind.Limit"/> when the server sends more than it announced and than is taken.</exception>
    public async Task<ImapMessage?> FetchAsync(uint uid, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(uid);
        RequireFolder();
        FetchData? facts = null;
        await WithinAsync("asking for a message", c => _session.RunAsync(
            new ImapCommand($"UID FETCH {uid} (UID RFC822.SIZE FLAGS INTERNALDATE)"), response => Match(response, uid, ref facts), c), cancellation);
        if (facts is not { Size: { } size }) return null;

        var tooLarge = size > _options.MaxMessage;
        var body = tooLarge ? null : new ImapBody(_options.MaxMessage);
        FetchData? content = null;
        // Without <0.n> a header of any length would come; with it, no more than is taken.
        var what = tooLarge ? $"BODY.PEEK[HEADER]<0.{_options.MaxHeaders}>" : "BODY.PEEK[]";
        var time = Wire.TimeLimit.ForTransfer(_options.OperationTimeout, tooLarge ? _options.MaxHeaders : size, _options.SlowestTransfer);
        await _session.WithinAsync("fetching a message", time, c => _session.RunAsync(
            new ImapCommand($"UID FETCH {uid} (UID {what})"), response => Match(response, uid, ref content), c, body: body), cancellation);
        if (content?.Content is not { } raw) return null;
        return new ImapMessage(uid, body is { IsThere: true } ? body.Bytes : raw, size, tooLarge, facts.Flags ?? new HashSet<string>(), facts.Received);
    }

    /// <summary>Sets flags such as <c>\Seen</c>; messages that are gone are passed over.</summary>
    /// <exception cref="ArgumentException">Something that is not a flag.</exception>
    public Task AddFlagsAsync(uint uid, IReadOnlyList<string> flags, CancellationToken cancellation) => StoreAsync(uid, "+FLAGS.SILENT", flags, cancellation);

    /// <summary>Takes flags away.</summary>
    /// <exception cref="ArgumentException">Something that is not a flag.</exception>
    public Task RemoveFlagsAsync(uint uid, IReadOnlyList<string> flags, CancellationToken cancellation) => StoreAsync(uid, "-FLAGS.SILENT", flags, cancellation);

    /// <summary>
    /// Moves a message: MOVE (RFC 6851), or copy, mark deleted and expunge that one (UIDPLUS, RFC 4315). Where the server can neither, the original stays,
    /// marked deleted: expunging would also take what somebody else has marked. Broken off in the middle, the message is in both folders, never in none.
    /// </summary>
    /// <exception cref="ImapFailure"><see cref="ImapFailureKind.No"/>, code <c>TRYCREATE</c>, when the other folder is not there.</exception>
    public Task<ImapCopied> MoveAsync(uint uid, string folder, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(uid);
        RequireFolder();
        var move = _session.Can("MOVE");
        var command = new ImapCommand($"UID {(move ? "MOVE" : "COPY")} {uid}").Folder(folder, _utf8);
        return WithinAsync("moving a message", async c =>
        {
            var copied = default(ImapCopied);
            var status = await _session.RunAsync(command, response => CopyCode.Read(response.AsStatus(), ref copied), c);
            CopyCode.Read(status, ref copied);
            if (move) return copied;
            await _session.RunAsync(new ImapCommand($"UID STORE {uid} +FLAGS.SILENT (\\Deleted)"), null, c);
            if (!_session.Can("UIDPLUS")) return copied with { LeftMarked = true };
            await _session.RunAsync(new ImapCommand($"UID EXPUNGE {uid}"), null, c);
            return copied;
        }, cancellation);
    }

    /// <summary>Puts a message into a folder, such as a copy of what was sent.</summary>
    /// <exception cref="ImapFailure"><see cref="ImapFailureKind.No"/>, code <c>TRYCREATE</c>, when the folder is not there.</exception>
    /// <exception cref="ArgumentException">The message holds NUL, or something given is not a flag or a folder name.</exception>
    public Task<ImapCopied> AppendAsync(string folder, ReadOnlyMemory<byte> message, IReadOnlyList<string> flags, DateTimeOffset? received, CancellationToken cancellation)
    {
        if (message.Span.Contains((byte)0)) throw new ArgumentException("A message with NUL cannot be appended.", nameof(message));
        var command = new ImapCommand("APPEND").Folder(folder, _utf8);
        if (flags.Count > 0) command.Words(FlagList(flags));
        if (received is { } at) command.Words($"\"{at.UtcDateTime.ToString("dd-MMM-yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000\"");
        // RFC 9755 §4: 8-bit headers need the UTF8 form.
        if (_utf8 && !System.Text.Ascii.IsValid(message.Span)) command.Literal(message, "UTF8 (~", ")");
        else command.Literal(message);
        var time = Wire.TimeLimit.ForTransfer(_options.OperationTimeout, message.Length, _options.SlowestTransfer);
        return _session.WithinAsync("appending a message", time, async c =>
        {
            var copied = default(ImapCopied);
            CopyCode.Read(await _session.RunAsync(command, null, c), ref copied);
            return copied;
        }, cancellation);
    }

    private Task StoreAsync(uint uid, string how, IReadOnlyList<string> flags, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(uid);
        RequireFolder();
        var command = new ImapCommand($"UID STORE {uid} {how} {FlagList(flags)}");
        return WithinAsync("setting flags", c => _session.RunAsync(command, response => FetchData.Read(response) is not null, c), cancellation);
    }

    private void RequireFolder()
    {
        if (Folder is null) throw new InvalidOperationException("No folder is open.");
    }

    private static bool Match(ImapResponse response, uint uid, ref FetchData? into)
    {
        if (FetchData.Read(response) is not { } data) return false;
        if (data.Uid == uid)
        {
            into = data;
            return true;
        }

        // A message under another UID than the one asked for would be taken for that one.
        return data.Content is null ? false : throw new FormatException("The server answered with another message than the one asked for.");
    }

    private static string FlagList(IReadOnlyList<string> flags)
    {
        foreach (var flag in flags)
            if (flag.AsSpan().TrimStart('\\') is { Length: 0 } || !flag.AsSpan(flag[0] == '\\' ? 1 : 0).ContainsOnlyAtom())
                throw new ArgumentException($"\"{flag}\" is not a flag.", nameof(flags));
        return $"({string.Join(' ', flags)})";
    }
}
