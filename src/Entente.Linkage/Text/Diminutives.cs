using System.Collections.Frozen;

namespace Entente.Linkage;

/// <summary>Forms of one given name that people use for each other. Small on purpose: the commonest of the languages met in this work.</summary>
internal static class Diminutives
{
    private static readonly string[] Groups =
    [
        "alexander aleksandar aleksander aleksandr alex sasha sascha sandu alexandru oleksandr alejandro aleks",
        "alexandra aleksandra alexa sandra sasha oleksandra ola", "anna ana anya anka ania hanna anita ann anne anny anica",
        "maria mariya marija mary marie mariam maryam mia marika mara marusia", "elena helena olena yelena jelena ilona lena lenka alena",
        "ekaterina katerina kateryna katarina katarzyna catherine kate katya katia kasia kati catalina", "natalia natalya nataliya natasha nathalie natalija",
        "tatiana tatyana tetiana tanya tania", "olga olya olha", "irina iryna ira irena", "svetlana svitlana sveta lana", "yulia iulia julia julija yuliya juliana",
        "ivan john johann jan jean giovanni ioan ion ionel vanya jon juan jovan hans johnny yovan", "dmitri dmitry dmytro dima dimitar mitko dumitru dimitri",
        "mikhail michael mihai mihail misha mike mykhailo mihaly michal miguel mihaita", "nikolai nicholas nikola nicolae mykola nick niko kolya nicu nikolay nico nicolai",
        "georgi george gheorghe georgy jorge gjergj giorgi yuri yuriy iurie gigi", "stefan stephen stefanos istvan stevan esteban steve steven",
        "petar peter petru pyotr petro pedro petre pavao", "pavel paul pavlo pablo paulo pasha", "vladimir volodymyr vova vlad wladimir", "vasile vasil vasyl vasily basil",
        "andrei andrew andriy andrey andrea andrzej andras andy", "sergei sergey serhiy sergiu serge sergio", "constantin konstantin costel costica kostas kostya dinu",
        "robert rob bob bobby bert roberto", "william will bill billy liam", "richard rick dick ricardo richie", "elizabeth liz beth elisabeth elisabeta betty lisa erzsebet elzbieta isabel",
        "margaret maggie margarita rita greta malgorzata", "thomas tom tomasz tomas tommy toma", "james jim jimmy jamie jakub jacob iacob", "joseph joe josef jozef iosif yusuf yousef youssef jose giuseppe yosef",
        "muhammad mohammed mohamed mohammad mohamad muhammed mehmet mahomed", "ahmed ahmad ahmet", "ali aly", "hussein hussain husayn hossein husein", "hassan hasan", "omar umar omer", "ibrahim abraham ebrahim avraham",
        "abdullah abdulla abdallah abdallahi", "fatima fatma fatimah fatemeh fatou", "aisha aysha ayesha aicha ayse", "khadija khadijah hadiza hatice", "mustafa mostafa moustapha", "said sayed saeed sayid syed", "osman uthman othman usman",
        "daniel dan danny daniil danilo danil", "david dave davit dawit daud davide", "samuel sam sammy", "gabriel gabi gavril gabriela", "emmanuel emanuel manuel", "christopher chris kristof cristian christian kristian krzysztof",
        "cristina christina kristina krystyna tina", "victor viktor vitya", "victoria viktoria viktoriya vicky tori", "blessing bless", "precious preshy", "florin florian", "ionut ion", "besnik niku", "arben ben beni", "nguyen nguen",
    ];

    private static readonly FrozenDictionary<string, int[]> Of = Groups
        .SelectMany((group, i) => group.Split(' ').Select(name => (name, i)))
        .GroupBy(x => x.name, x => x.i).ToFrozenDictionary(g => g.Key, g => g.Distinct().ToArray());

    public static bool AreForms(string a, string b) =>
        Of.TryGetValue(a, out var first) && Of.TryGetValue(b, out var second) && first.AsSpan().ContainsAny(second);
}
