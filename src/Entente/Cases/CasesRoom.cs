using Entente.Cases.Appeals;
using Entente.Cases.Charges;
using Entente.Cases.Consent;
using Entente.Cases.Contact;
using Entente.Cases.Disclosures;
using Entente.Cases.EarlyEnds;
using Entente.Cases.Interviews;
using Entente.Cases.Letters;
using Entente.Cases.Tasks;
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
        .AddSingleton(TaskTemplates.Shipped)
        .AddSingleton<IFollower, FollowTasks>()
        .AddSingleton<WarnOfClocks>()
        .AddSingleton<WatchBirthdays>()
        .AddScoped<TaskQueue>()
        .AddScoped<WorkOnTask>()
        .AddSingleton<DecisionClocks>()
        .AddScoped<CaseClocks>()
        .AddScoped<OpenCase>()
        .AddScoped<WeighEvidence>()
        .AddScoped<DraftGrounds>()
        .AddScoped<BeginDecision>()
        .AddScoped<ReadGroundsSecond>()
        .AddScoped<IssueGrounds>()
        .AddScoped<AgreementRates>()
        .AddScoped<AskForInformation>()
        .AddScoped<InformationRequests>()
        .AddScoped<CaseList>()
        .AddScoped<CaseFile>()
        .AddSingleton(_ => AppealTerms.Shipped).AddScoped<KeepAppeal>().AddScoped<EndAppeal>().AddScoped<AppealsOfCase>()
        .AddSingleton(_ => EarlyEndTerms.Shipped).AddScoped<EarlyEndSteps>().AddScoped<EarlyEndOfCase>()
        .AddScoped<LetterOfCase>().AddScoped<EnterTranslation>()
        .AddScoped<Chronology>()
        .AddSingleton(ConsentTerms.Shipped)
        .AddSingleton<IFollower, FollowReferralConsent>()
        .AddScoped<RecordConsent>()
        .AddScoped<ConsentOfCase>()
        .AddSingleton(InterviewTopics.Shipped)
        .AddSingleton<IFollower, FollowReferralTellings>()
        .AddScoped<Consent.ConsentNow>()
        .AddScoped<RecordTelling>()
        .AddScoped<TellingsOfCase>()
        .AddSingleton(SafetyTerms.Shipped)
        .AddSingleton<IFollower, FollowReferralWays>()
        .AddScoped<WaysOfCase>().AddScoped<KeepWays>()
        .AddScoped<DangersOfCase>().AddScoped<KeepDangers>()
        .AddScoped<OverridesOfCase>().AddScoped<AskOverride>().AddScoped<AnswerOverride>()
        .AddScoped<ServingsOfCase>().AddScoped<ServeLetter>()
        .AddSingleton(Powers.Shipped)
        .AddSingleton<IFollower, FollowExports>()
        .AddScoped<RecordDisclosure>()
        .AddScoped<DisclosuresOfCase>()
        .AddSingleton(_ => ChargeTerms.Shipped)
        .AddSingleton<IFollower, FollowReferralCharges>()
        .AddSingleton<WaitForAnswers>()
        .AddScoped<ChargesOfCase>().AddScoped<KeepCharge>().AddScoped<HandOverPack>().AddScoped<TakeAnswer>().AddScoped<OutcomeCounts>();
}
