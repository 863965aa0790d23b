using System.Text.Json;
using Heed.Modules.Tests.Knowledge;

namespace Heed.Modules.Tests.Bot;

/// <summary>Steps of tests in which a bot talks.</summary>
internal static class BotSteps
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>A web inbox with a bot that is on, and three published answers in both languages.</summary>
    public static async Task<(Guid Bot, Guid Inbox, string SiteKey)> BotAsync(this Company company, object? more = null)
    {
        var (inbox, siteKey) = await company.WebInboxAsync();
        await company.Owner.PublishedAsync("如何申请退货？", "签收后七天内可在订单页申请退货，运费由我们承担。", variants: ["怎么退货", "我想把东西退掉", "退货流程是什么"], language: "zh-CN");
        await company.Owner.PublishedAsync("How long does delivery take?", "Delivery takes two to four working days.", variants: ["when will my parcel come", "delivery time"]);
        await company.Owner.PublishedAsync("优惠券怎么使用？", "结算时勾选优惠券即可抵扣。", variants: ["优惠券在哪里用", "怎么用券"], language: "zh-CN");
        var body = JsonSerializer.SerializeToElement(more ?? new { }, Api.Json).EnumerateObject().ToDictionary(p => p.Name, p => (object)p.Value);
        (body["name"], body["on"], body["inboxIds"]) = ("小智", true, new[] { inbox });
        return ((await company.Owner.PostAsync("bots", body)).Expect(201).Id, inbox, siteKey);
    }

    /// <summary>Says something and waits for what the bot says to it.</summary>
    public static async Task<IReadOnlyList<JsonElement>> AskAsync(this Api visitor, string text, string? choice = null, int answers = 1, Guid? id = null)
    {
        var sent = (await visitor.PostAsync("/widget/v1/messages", new { id = id ?? Guid.CreateVersion7(), text, choice })).Expect(201);
        if (sent.Body.TryGetProperty("token", out var token) && token.ValueKind == JsonValueKind.String) visitor.Token = token.GetString();
        return await visitor.SaidAfterAsync(sent["message"].GetProperty("position").GetInt32(), answers);
    }

    /// <summary>What the bot said after a position.</summary>
    public static async Task<IReadOnlyList<JsonElement>> SaidAfterAsync(this Api visitor, int position, int answers = 1)
    {
        using var limit = new CancellationTokenSource(Patience);
        for (; ; )
        {
            var said = (await visitor.GetAsync($"/widget/v1/messages?after={position}")).Expect(200).Items.Where(m => m.GetProperty("authorKind").GetString() == "bot").ToList();
            if (said.Count >= answers) return said;
            await Task.Delay(20, limit.Token);
        }
    }

    /// <summary>The hand-over card, once there is one.</summary>
    public static async Task<JsonElement> CardAsync(this Company company, Guid conversation)
    {
        using var limit = new CancellationTokenSource(Patience);
        for (; ; )
        {
            foreach (var message in (await company.Owner.GetAsync($"conversations/{conversation}/messages?limit=200")).Expect(200).Items)
            {
                if (message.TryGetProperty("parts", out var parts) && parts.ValueKind == JsonValueKind.Object && parts.TryGetProperty("handOver", out var card) && card.ValueKind == JsonValueKind.Object) return card;
            }

            await Task.Delay(20, limit.Token);
        }
    }

    public static async Task<Guid> ConversationAsync(this Api visitor) => (await visitor.GetAsync("/widget/v1/messages")).Expect(200)["conversation"].GetProperty("id").GetGuid();

    public static async Task<string> HandlerAsync(this Api visitor) => (await visitor.GetAsync("/widget/v1/messages")).Expect(200)["conversation"].GetProperty("handler").GetString()!;

    public static string Text(this JsonElement message) => message.GetProperty("text").GetString()!;

    public static JsonElement Parts(this JsonElement message) => message.GetProperty("parts");

    public static IReadOnlyList<string> Choices(this JsonElement message) => [.. message.Parts().GetProperty("choices").EnumerateArray().Select(c => c.GetProperty("id").GetString()!)];
}
