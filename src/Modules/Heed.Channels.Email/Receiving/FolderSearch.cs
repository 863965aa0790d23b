using Heed.Mail.Imap;

namespace Heed.Channels.Email.Receiving;

/// <summary>Finds places in a folder.</summary>
internal static class FolderSearch
{
    private const int Page = 100_000;

    /// <summary>The highest UID there is; 0 in an empty folder.</summary>
    public static async Task<uint> LastAsync(ImapClient client, ImapFolder folder, CancellationToken cancellationToken)
    {
        if (folder.UidNext is { } next and > 0) return next - 1;
        return (await AllAsync(client, cancellationToken)).LastOrDefault();
    }

    /// <summary>The UID behind which everything arrived after an instant. UIDs grow with time, so a few messages tell: O(log n) of them are fetched.</summary>
    public static async Task<uint> BeforeAsync(ImapClient client, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var all = await AllAsync(client, cancellationToken);
        var (low, high) = (0, all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var message = await client.FetchAsync(all[middle], cancellationToken);
            // What cannot be dated is taken rather than left out.
            if (message?.Received is { } received && received < since) low = middle + 1;
            else high = middle;
        }

        return low == 0 ? 0 : all[low - 1];
    }

    private static async Task<List<uint>> AllAsync(ImapClient client, CancellationToken cancellationToken)
    {
        var all = new List<uint>();
        ImapFound found;
        do
        {
            found = await client.SearchSinceAsync(all.Count == 0 ? 0 : all[^1], Page, cancellationToken);
            all.AddRange(found.Messages.Select(m => m.Uid));
        }
        while (found.HasMore && found.Messages.Count > 0);
        return all;
    }
}
