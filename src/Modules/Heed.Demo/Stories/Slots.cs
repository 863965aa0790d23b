using System.Globalization;
using System.Text.RegularExpressions;

namespace Heed.Demo.Stories;

/// <summary>What a story's slots stand for in one telling: an order stays the same order from the first line to the last.</summary>
internal sealed partial class Slots
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN"), English = CultureInfo.GetCultureInfo("en-GB");
    private readonly Dictionary<string, string> _values;

    public Slots(Persona persona, Product product, string surname, DateTimeOffset local, Random random)
    {
        var chinese = persona.Language == "zh";
        var culture = chinese ? Chinese : English;
        string Day(int days) => local.AddDays(days).ToString(chinese ? "M月d日" : "d MMMM", culture);
        string Number(int from, int to) => random.Next(from, to).ToString(CultureInfo.InvariantCulture);
        var hour = random.Next(9, 17);
        _values = new Dictionary<string, string>
        {
            ["name"] = persona.Address,
            ["email"] = persona.Email,
            ["city"] = persona.City,
            ["product"] = product.Name(persona.Language),
            ["model"] = product.Model,
            ["price"] = product.Price,
            ["surname"] = surname,
            ["order"] = $"YQ{local:yyMMdd}{Number(1000, 9999)}",
            ["tracking"] = $"SF{Number(10_000_000, 99_999_999)}{Number(1000, 9999)}",
            ["days"] = Number(3, 9),
            ["date"] = Day(-random.Next(3, 8)),
            ["yesterday"] = Day(-1),
            ["tomorrow"] = chinese ? "明天" : "tomorrow",
            ["soon"] = Day(random.Next(1, 4)),
            ["evening"] = chinese ? "晚上 7 点后" : "after 7 pm",
            ["weekday"] = local.AddDays(random.Next(2, 6)).ToString("dddd", culture),
            ["slot"] = $"{hour}:00-{hour + 2}:00",
            ["refund"] = Number(6, 30) + "0",
            ["small"] = Number(2, 9),
            ["area"] = Number(7, 14) + "0",
            ["digits"] = Number(100_000, 999_999),
            ["freight"] = chinese ? "由我们承担" : "on us",
        };
    }

    /// <summary>The text with its slots filled. Mentions stay as they are; they are people's names, known later.</summary>
    public string Fill(string text, string agent) => Slot().Replace(text, m => m.Groups[1].Value == "agent" ? agent : _values.GetValueOrDefault(m.Groups[1].Value, m.Value));

    [GeneratedRegex(@"\{([a-z]+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Slot();
}
