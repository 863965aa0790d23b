namespace Heed.Bot.Flows;

/// <summary>Names and words of the errands by which a customer proves who it is.</summary>
internal static class Proof
{
    public const string Current = "proof.current";
    public const string Send = "proof.send";
    public const string Confirm = "proof.confirm";

    /// <summary>Fact that something is proven.</summary>
    public const string Proven = "proof.proven";

    /// <summary>Fact that a code is on its way, or that none could be sent.</summary>
    public const string Sent = "proof.sent";

    /// <summary>Never tells whether there is such an order.</summary>
    public static readonly LocalText Asked = new(
        "为了保护您的隐私，如果该订单留有邮箱，我们已向它发送了 6 位验证码，10 分钟内有效。请输入验证码。",
        "To protect your privacy, we have mailed a 6-digit code to the address of that order, if it has one. It is good for 10 minutes. Please type the code.");

    public static readonly LocalText Again = new("请输入邮件中的 6 位数字验证码。", "Please type the 6 digits from the mail.");

    public static readonly LocalText Wrong = new("验证码不正确或已失效，请再输入一次。", "That code is wrong or no longer good. Please try once more.");
}
