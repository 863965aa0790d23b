using System.Text.Json;

namespace Heed.Server.Load;

/// <summary>Reads every thread of the run back through the API and compares it with the ledger.</summary>
internal sealed class LoadCheck(LoadApi api, LoadPlan plan, LoadLedger ledger)
{
    private readonly Dictionary<Guid, int> _found = [];

    /// <summary>Acknowledged and not there, or not as sent; there twice; not in the order in which it was sent.</summary>
    public async Task<(int Lost, int Doubled, int OutOfOrder, int Phantom)> RunAsync(CancellationToken cancellationToken)
    {
        int disordered = 0, phantom = 0;
        foreach (var conversation in ledger.Messages.Values.Select(m => m.Conversation).OfType<Guid>().Distinct())
        {
            var last = new Dictionary<int, int>();
            await foreach (var message in ThreadAsync(conversation, cancellationToken))
            {
                var id = message.GetProperty("id").GetGuid();
                _found[id] = _found.GetValueOrDefault(id) + 1;
                var author = message.GetProperty("authorKind").GetString();
                if (!ledger.Messages.TryGetValue(id, out var sent))
                {
                    // Every customer of these conversations is ours.
                    if (author == "customer") phantom++;
                    continue;
                }

                if (message.GetProperty("text").GetString() != sent.Text) _found[id] = 0;
                if (last.TryGetValue(sent.Sender, out var before) && before > sent.Number) disordered++;
                last[sent.Sender] = sent.Number;
            }
        }

        var lost = ledger.Messages.Values.Count(m => m.Conversation is not null && _found.GetValueOrDefault(m.Id) == 0);
        return (lost, _found.Values.Count(n => n > 1), disordered, phantom);
    }

    private async IAsyncEnumerable<JsonElement> ThreadAsync(Guid conversation, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = 0; ;)
        {
            var page = await api.CallAsync(HttpMethod.Get, $"/api/v1/w/{plan.Workspace}/conversations/{conversation}/messages?after={after}&limit=200", null, cancellationToken);
            foreach (var message in page.GetProperty("items").EnumerateArray())
            {
                after = message.GetProperty("position").GetInt32();
                yield return message;
            }

            if (!page.GetProperty("hasAfter").GetBoolean()) yield break;
        }
    }
}
