using System.Globalization;

namespace Heed.Routing.CallBacks;

/// <summary>What customers are told about their call-back, in their language.</summary>
internal static class CallBackWords
{
    public static readonly LocalText Offer = new("现在等待的人比较多。您可以留下电话，轮到您时我们打给您，您的位置会保留。", "It is busy right now. Leave your number and we will ring you when it is your turn. You keep your place.");
    public static readonly LocalText Taken = new("好的，轮到您时我们会拨打 {phone}。您的位置已保留，现在可以离开本页。", "Noted. We will ring {phone} when it is your turn. Your place is kept; you may leave this page.");
    public static readonly LocalText Booked = new("好的，我们会在 {time} 拨打 {phone}。", "Noted. We will ring {phone} {time}.");
    public static readonly LocalText BadNumber = new("这个号码看起来无法拨打。请填写手机号，或带区号的座机；国外号码请以 + 和国家代码开头。", "That does not look like a number we can ring. Please give a number with its country code, beginning with +, or a number of mainland China.");
    public static readonly LocalText Refused = new("按照您的资料，我们不会给您打电话。请直接在这里留言。", "Your profile says that you are not to be rung. Please write to us here instead.");
    public static readonly LocalText Full = new("这个时段刚刚约满了，请换一个时间。", "That time has just been taken. Please choose another one.");
    public static readonly LocalText NoAnswer = new("我们刚才拨打了您的电话，没有接通，会在 {time} 再打一次。", "We rang you just now and nobody answered. We will try again {time}.");
    public static readonly LocalText Failed = new("我们打了 {n} 次电话都没有接通。方便时请在这里留言，或者重新留下电话。", "We rang {n} times and nobody answered. Write to us here when it suits you, or leave your number again.");
    public static readonly LocalText WrongNumber = new("您留下的号码不正确，没能联系到您。请留下正确的电话。", "The number you left was not yours, so we could not reach you. Please leave the right one.");
    public static readonly LocalText Later = new("好的，我们会在 {time} 再打给您。", "As agreed, we will ring you again {time}.");
    public static readonly LocalText Cancelled = new("已取消回电，您仍然在排队中。", "The call is cancelled. You are still in the queue.");
    public static readonly LocalText CancelLabel = new("不用回电了", "Do not ring me");

    /// <summary>The hour, with the date when it is another day, in the workspace's time zone.</summary>
    public static string Time(DateTimeOffset at, DateTimeOffset now, string? language, TimeZoneInfo zone)
    {
        var (then, here) = (TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(now, zone));
        var chinese = language is null || language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        return then.Date == here.Date
            ? then.ToString(chinese ? "HH:mm" : "'at' HH:mm", CultureInfo.InvariantCulture)
            : then.ToString(chinese ? "M'月'd'日' HH:mm" : "'on' d MMM 'at' HH:mm", CultureInfo.InvariantCulture);
    }
}
