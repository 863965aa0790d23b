using System.Globalization;
using System.Text;

namespace Heed.Server.Load;

/// <summary>What a run has shown.</summary>
/// <param name="Ack">From sending to the answer that says it is on disk.</param>
/// <param name="Socket">From sending to an agent's socket.</param>
/// <param name="Reply">From an agent's sending to the answer.</param>
/// <param name="Widget">From an agent's sending to the customer's socket.</param>
internal sealed record LoadReport(
    int Customers, int Agents, double Seconds, int Sent, int Acknowledged, double PerSecond,
    Percentiles? Ack, Percentiles? Socket, Percentiles? Reply, Percentiles? Widget,
    int Lost, int Doubled, int OutOfOrder, int Phantom, int Gaps, int Resets, int Throttled, int Retries, string Ledger)
{
    /// <summary>Whether every promise about messages was kept.</summary>
    public bool IsGood => Lost == 0 && Doubled == 0 && OutOfOrder == 0 && Phantom == 0 && Gaps == 0 && Acknowledged > 0;

    public string Words()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Customers} customers, {Agents} agents, {Seconds} s: {Acknowledged} of {Sent} messages acknowledged, {PerSecond} a second");
        Line(text, "sent, acknowledged", Ack);
        Line(text, "sent, at an agent", Socket);
        Line(text, "answered, acknowledged", Reply);
        Line(text, "answered, at the customer", Widget);
        text.AppendLine(CultureInfo.InvariantCulture, $"lost {Lost}, doubled {Doubled}, out of order {OutOfOrder}, never sent {Phantom}, frames skipped {Gaps}; resets {Resets}, held back (429) {Throttled}, sent again {Retries}");
        text.Append("ledger: ").Append(Ledger);
        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, Percentiles? figures)
    {
        if (figures is not null) text.AppendLine(CultureInfo.InvariantCulture, $"  {name,-26} {figures}");
    }
}
