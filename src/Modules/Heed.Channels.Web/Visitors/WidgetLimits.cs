using Microsoft.Extensions.Configuration;

namespace Heed.Channels.Web.Visitors;

/// <summary>How much one browser and one network address may do. The rules come from <c>Heed:Limits</c>; a burst of 0 switches one off.</summary>
internal sealed class WidgetLimits(RateLimits limits, IConfiguration configuration)
{
    private readonly RateRule _starts = Rule(configuration, "WidgetStart", 300, 20);
    private readonly RateRule _sockets = Rule(configuration, "WidgetSocket", 300, 20);
    private readonly RateRule _visitorMessages = Rule(configuration, "VisitorMessage", 60, 1);
    private readonly RateRule _addressMessages = Rule(configuration, "WidgetMessage", 600, 30);
    private readonly RateRule _visitorFiles = Rule(configuration, "VisitorFile", 20, 0.2);
    private readonly RateRule _addressFiles = Rule(configuration, "WidgetFile", 100, 2);

    /// <exception cref="TooManyRefusal">Too many page views from one network.</exception>
    public void Start(HttpContext context) => limits.Take("widget-start", Address(context), _starts);

    /// <exception cref="TooManyRefusal">Too many connections from one network.</exception>
    public void Socket(HttpContext context) => limits.Take("widget-socket", Address(context), _sockets);

    /// <exception cref="TooManyRefusal">Too many messages.</exception>
    public void Message(HttpContext context, VisitorSession visitor)
    {
        limits.Take("widget-message", visitor.PublicId.ToString("N"), _visitorMessages);
        limits.Take("widget-message-address", Address(context), _addressMessages);
    }

    /// <exception cref="TooManyRefusal">Too many files.</exception>
    public void File(HttpContext context, VisitorSession visitor)
    {
        limits.Take("widget-file", visitor.PublicId.ToString("N"), _visitorFiles);
        limits.Take("widget-file-address", Address(context), _addressFiles);
    }

    private static string Address(HttpContext context) => RateLimits.KeyOf(context.Connection.RemoteIpAddress);

    private static RateRule Rule(IConfiguration configuration, string name, int burst, double perSecond) => new(
        configuration.GetValue($"Heed:Limits:{name}Burst", burst), configuration.GetValue($"Heed:Limits:{name}PerSecond", perSecond));
}
