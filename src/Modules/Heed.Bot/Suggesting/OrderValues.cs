using System.Globalization;
using Heed.Bot.Actions;
using Heed.Orders.Public;
using Microsoft.Extensions.Logging;

namespace Heed.Bot.Suggesting;

/// <summary>
/// Fills <c>{{order.number}}</c> and its like in proposals with the conversation's own customer's order: only what the customer
/// has proven may be told to them. Without a proof, or when the shop is slow, the names are told as missing.
/// </summary>
internal sealed class OrderValues(IOrders orders, IOrderProofs proofs, TimeProvider time, ILogger<OrderValues> log)
{
    private const int Looked = 10;
    private const int MaxValue = 200;

    /// <summary>Proposals come while an agent begins to type; they do not wait longer for a shop.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>What answers call the facts of orders, besides the names that flows use.</summary>
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["order.status"] = ["order.stageText"],
        ["order.carrier"] = ["parcel.carrier"],
        ["order.tracking"] = ["parcel.number"],
        ["order.delivery"] = ["parcel.due", "parcel.last"],
    };

    /// <summary>Whether a text speaks of an order.</summary>
    public static bool Asks(string text) => text.Contains("{{order.", StringComparison.Ordinal) || text.Contains("{{parcel.", StringComparison.Ordinal);

    /// <summary>The values: of the order that the question names, or of the newest. Empty when there is none to be told.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(ReadSession session, WorkspaceId workspace, Guid customer, string question, string language, CancellationToken cancellationToken)
    {
        if (await proofs.CurrentAsync(session, workspace, customer, cancellationToken) is not { } proof) return new Dictionary<string, string>();
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var found = await orders.OfCustomerAsync(proof, customer, Looked, either.Token).WaitAsync(either.Token);
            var order = found.Orders.FirstOrDefault(o => question.Contains(o.Number, StringComparison.OrdinalIgnoreCase)) ?? found.Orders.FirstOrDefault();
            return order is null ? new Dictionary<string, string>() : Values(order, language);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogInformation("Proposals go without facts of orders: the shop took longer than {Patience}", Patience);
            return new Dictionary<string, string>();
        }
    }

    /// <summary>Fills the names of orders and parcels in one pass; others stay for whoever fills those.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values, List<string> missing)
    {
        var filled = new System.Text.StringBuilder(text.Length);
        var at = 0;
        for (var open = text.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = text.IndexOf("{{", open + 2, StringComparison.Ordinal))
        {
            var close = text.IndexOf("}}", open + 2, StringComparison.Ordinal);
            if (close < 0) break;
            var name = text[(open + 2)..close].Trim();
            if (!name.StartsWith("order.", StringComparison.Ordinal) && !name.StartsWith("parcel.", StringComparison.Ordinal)) continue;
            if (!values.TryGetValue(name, out var value))
            {
                missing.Add(name);
                continue;
            }

            filled.Append(text, at, open - at).Append(value);
            at = close + 2;
        }

        return filled.Append(text, at, text.Length - at).ToString();
    }

    private Dictionary<string, string> Values(OrderRow order, string language)
    {
        var facts = OrderFacts.Of(order, language, time.GetUtcNow());
        facts["order.date"] = order.PlacedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (order.Lines.Count > 0) facts["order.product"] = order.Lines[0].Name;
        foreach (var (name, sources) in Names)
        {
            if (Array.Find(sources, facts.ContainsKey) is { } source) facts[name] = facts[source];
        }

        return facts.ToDictionary(f => f.Key, f => Clean(f.Value));
    }

    /// <summary>One line of bounded length that holds no variable of its own.</summary>
    private static string Clean(string value)
    {
        var line = new string([.. value.Where(c => !char.IsControl(c) && c is not ('{' or '}'))]).Trim();
        return line.Length <= MaxValue ? line : line[..(char.IsHighSurrogate(line[MaxValue - 1]) ? MaxValue - 1 : MaxValue)];
    }
}
