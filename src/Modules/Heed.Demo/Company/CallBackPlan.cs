using System.Text.Json;

namespace Heed.Demo.Company;

/// <summary>A customer who is to be rung later today: an agent has promised it in a conversation of theirs.</summary>
internal static class CallBackPlan
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(50);

    public static async Task MakeAsync(SampleCompany company, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var agent = company.People["yuwei"];
        var own = await agent.Calls.GetAsync($"conversations?assignee={agent.Id}&limit=20", cancellationToken);
        foreach (var conversation in own.GetProperty("items").EnumerateArray().Where(c => c.GetProperty("channel").GetString() == "web"))
        {
            var customer = await agent.Calls.GetAsync($"customers/{conversation.GetProperty("customer").GetProperty("id").GetGuid()}", cancellationToken);
            if (customer.GetProperty("phone") is not { ValueKind: JsonValueKind.String } phone) continue;
            var at = new DateTimeOffset((now + Ahead).UtcTicks / TimeSpan.TicksPerMinute / 10 * 10 * TimeSpan.TicksPerMinute, TimeSpan.Zero);
            await agent.Calls.PostAsync(
                "routing/call-backs/plan", new { conversationId = conversation.GetProperty("id").GetGuid(), phone = phone.GetString(), about = "确认上门时间和安装费用", at }, cancellationToken);
            return;
        }
    }
}
