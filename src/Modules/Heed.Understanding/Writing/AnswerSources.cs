using System.Globalization;
using System.Text;
using Heed.Conversations.Public;
using Heed.Knowledge.Public;
using Heed.Orders.Public;
using Heed.Understanding.Public;

namespace Heed.Understanding.Writing;

/// <summary>
/// What a model may answer from: published knowledge that customers may read, and orders of the conversation's own customer, as far as that
/// customer has proven to be who it says. The model asks for nothing itself, so there is no one else's data it could be talked into.
/// </summary>
internal sealed class AnswerSources(IStore store, IKnowledge knowledge, IOrders orders, IOrderProofs proofs)
{
    private const int Entries = 4;
    private const int Orders = 3;

    /// <summary>Longest text of a source, in characters.</summary>
    private const int MaxText = 4_000;

    private const string ReadOrders = "orders.read";

    public async Task<IReadOnlyList<CitedSource>> FindAsync(Scope scope, ConversationRow conversation, string question, CancellationToken cancellationToken)
    {
        var channel = conversation.Channel == "email" ? KnowledgeChannels.Email : KnowledgeChannels.Chat;
        var found = new List<CitedSource>();
        Verified? proof = null;
        using (var session = store.Read())
        {
            if (scope.Has(ReadOrders, conversation.Brand)) proof = await proofs.CurrentAsync(session, scope.Workspace, conversation.Customer, cancellationToken);
            var asked = new KnowledgeQuestion(question, conversation.Brand, channel, conversation.Language, Internal: false, Meaning: MeaningUse.Looking);
            foreach (var answer in await knowledge.AskAsync(session, scope.Workspace, asked, Entries, cancellationToken)) found.Add(new CitedSource(new ModelSource("knowledge", answer.Entry, answer.Question), Cut($"{answer.Question}\n{answer.Answer}")));
        }

        // A shop may have to be asked: not with the store held open.
        if (proof is null) return found;
        foreach (var order in (await orders.OfCustomerAsync(proof, conversation.Customer, Orders, cancellationToken)).Orders) found.Add(new CitedSource(new ModelSource("order", order.Id, order.Number), Cut(Words(order))));
        return found;
    }

    private static string Words(OrderRow order)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Order {order.Number}, placed {order.PlacedAt:yyyy-MM-dd}, as of {order.AsOf:yyyy-MM-dd HH:mm} UTC: {order.StageText ?? order.Stage.ToString()}, total {OrderMoney.Format(order.Total, order.Currency)}.");
        foreach (var line in order.Lines) text.AppendLine(CultureInfo.InvariantCulture, $"{line.Quantity} x {line.Name} {line.Variant}");
        foreach (var parcel in order.Parcels) text.AppendLine(CultureInfo.InvariantCulture, $"Parcel {parcel.Carrier} {parcel.TrackingNumber}: {parcel.Stage}. {parcel.Steps?.FirstOrDefault()?.Text} {(parcel.DueAt is { } due ? $"Expected {due:yyyy-MM-dd}." : "")}");
        return text.ToString();
    }

    private static string Cut(string text) => text.Length <= MaxText ? text : text[..MaxText];
}
