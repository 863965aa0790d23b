using System.Globalization;

namespace Heed.Demo.Stories;

/// <summary>Names, places and goods from which customers are made, as in <c>Texts/cast.json</c>.</summary>
internal sealed record Cast(
    IReadOnlyList<string> Surnames, IReadOnlyList<string> GivenNames, IReadOnlyList<string> EnglishNames, IReadOnlyList<string> Cities, IReadOnlyList<string> EnglishCities,
    IReadOnlyDictionary<string, IReadOnlyList<Product>> Products, IReadOnlyList<string> Taboos, IReadOnlyList<string> Preferences, IReadOnlyList<string> CustomerNotes, IReadOnlyList<string> MemberLevels,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Nudges, IReadOnlyDictionary<string, IReadOnlyList<string>> Thanks, IReadOnlyDictionary<string, IReadOnlyList<string>> Persons)
{
    /// <summary>How many of a hundred customers the shop vouches for; the others only say who they are, if they say it.</summary>
    private const int Vouched = 62;

    public static Cast Load() => DemoTexts.Json<Cast>("cast.json");

    /// <summary>A new customer.</summary>
    public Persona Create(int number, string language, Random random)
    {
        var chinese = language == "zh";
        var surname = Pick(Surnames, random);
        var name = chinese ? surname + Pick(GivenNames, random) : EnglishNames[number % EnglishNames.Count];
        var email = chinese
            ? string.Create(CultureInfo.InvariantCulture, $"u{10_000 + number}@mail.example")
            : name.ToLowerInvariant().Replace(' ', '.') + (number < EnglishNames.Count ? "" : number.ToString(CultureInfo.InvariantCulture)) + "@mail.example";
        var phone = string.Create(CultureInfo.InvariantCulture, $"1{random.Next(30, 99)}{random.Next(10_000_000, 99_999_999)}");
        return new Persona(number, name, surname, language, email, phone, Pick(chinese ? Cities : EnglishCities, random), random.Next(100) < Vouched);
    }

    public static T Pick<T>(IReadOnlyList<T> from, Random random) => from[random.Next(from.Count)];
}

/// <summary>Something the company sells.</summary>
internal sealed record Product(string Zh, string En, string Model, string Price)
{
    public string Name(string language) => language == "zh" ? Zh : En;
}

/// <summary>A customer of the sample company.</summary>
internal sealed record Persona(int Number, string Name, string Surname, string Language, string Email, string Phone, string City, bool Vouched)
{
    /// <summary>How an agent addresses them.</summary>
    public string Address => Language == "zh" ? Surname + (Number % 2 == 0 ? "女士" : "先生") : Name.Split(' ')[0];
}
