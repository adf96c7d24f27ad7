using Entente.Cases.Consent;
using Entente.Cases.Disclosures;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Cases;

/// <summary>What the room offers.</summary>
public static class CasesRoom
{
    public static IServiceCollection AddCases(this IServiceCollection services) => services
        .AddSingleton(Regimes.Shipped)
        .AddSingleton(LetterTexts.ReasonableGrounds(DataFolder.Shipped, "en"))
        .AddSingleton<IFollower, FollowRouting>()
        .AddSingleton<DecisionClocks>()
        .AddScoped<CaseClocks>()
        .AddScoped<OpenCase>()
        .AddScoped<WeighEvidence>()
        .AddScoped<DraftGrounds>()
        .AddScoped<ReadGroundsSecond>()
        .AddScoped<IssueGrounds>()
        .AddScoped<CaseList>()
        .AddScoped<CaseFile>()
        .AddScoped<Chronology>()
        .AddSingleton(ConsentTerms.Shipped)
        .AddSingleton<IFollower, FollowReferralConsent>()
        .AddScoped<RecordConsent>()
        .AddScoped<ConsentOfCase>()
        .AddSingleton(Powers.Shipped)
        .AddSingleton<IFollower, FollowExports>()
        .AddScoped<RecordDisclosure>()
        .AddScoped<DisclosuresOfCase>();
}
