/**
 * Given names of the time, and what English, German and French texts call their
 * bearers instead (Leon Trotsky, Gregory Zinoviev). A given name alone is never
 * a form; here they tell which word of a name is the given one, and vary it.
 */

const TABLE = `
Абрам: Abraham; Авель: Abel; Адам; Адольф: Adolf Adolph; Александр: Alexander Alexandre; Александра: Alexandra; Алексей: Alexis Alexey Alexei; Альберт; Анастас; Анастасия: Anastasia
Анатолий: Anatole Anatol; Ангелина; Андрей: Andrew Andre Andreas; Анна: Anne; Антон: Anthony; Антонина: Antonina; Аркадий; Арон: Aaron; Артём: Artyom; Артур: Arthur; Афанасий; Борис
Валентин: Valentine; Валентина; Валериан; Валерий; Варвара: Barbara; Василий: Basil Vassily Wassily; Вера; Виктор: Victor; Викентий: Vincent; Вильгельм: Wilhelm William; Виссарион; Владимир; Владислав; Всеволод; Вячеслав
Гавриил: Gabriel Gavril; Генрих: Heinrich Henry; Георгий: George Georg Georges; Герман: Hermann Herman; Глеб; Григорий: Gregory Gregor Gregoire; Давид: David; Демьян; Дмитрий: Dmitri Dmitry Dimitri Demetrius; Ева: Eve; Евгений: Eugene Eugen; Евгения: Eugenia Evgenia; Евдокия; Екатерина: Catherine Katharina Catharine; Елена: Helen Helena Helene; Елизавета: Elizabeth Elisabeth; Емельян; Ефим: Yefim
Залман; Зинаида; Зиновий; Иван: John; Игнатий: Ignatius; Игорь; Израиль: Israel; Илларион; Илья: Elias Ilia Ilya; Инесса: Inessa Ines; Иннокентий; Иона; Иосиф: Joseph Josef Jossif; Ипполит; Исаак: Isaac Isaak; Исидор: Isidor Isidore
Карл: Karl Charles; Касьян; Кирилл: Cyril; Клавдия; Клара: Clara; Климент: Clement Klim; Кондратий; Конкордия; Константин: Constantine Constantin; Лаврентий; Лазарь: Lazar; Лариса; Лев: Leon Leo Lew; Леон; Леонид: Leonid; Леонтий; Лидия: Lydia; Лука; Любовь; Людмила; Людвиг: Ludwig
Макар; Максим: Maxim Maxime; Максимилиан: Maximilian; Марк: Mark Marc; Мария: Maria Mary Marie; Марфа: Martha; Матвей: Matthew; Михаил: Michael Michel Mikhail; Моисей: Moses Moisei; Мария; Надежда; Наталья: Natalia Natalie; Наталия: Natalia; Натан: Nathan; Нестор; Никита; Николай: Nicholas Nicolas Nikolaus Nicolai; Никифор; Нина; Оскар: Oscar; Ольга; Осип: Joseph
Павел: Paul; Пантелеймон; Пелагея; Пётр: Peter Pierre Pyotr Piotr; Платон; Полина: Pauline; Прасковья; Прокофий; Рафаил: Raphael; Роберт: Robert; Роза: Rosa; Розалия: Rosalia; Роман; Рудольф: Rudolf; Савва; Самуил: Samuel; Семён: Simeon Simon Semyon; Серафима; Сергей: Serge Sergius; Серго; Соломон: Solomon; Софья: Sophia Sophie Sofia; София: Sophia; Станислав: Stanislaus; Степан: Stephen; Сурен
Тарас; Татьяна: Tatiana; Теодор: Theodor Theodore; Тимофей: Timothy; Тихон; Тарас; Фаина; Фаня: Fanny; Фёдор: Theodore Feodor Fyodor Theodor; Феликс: Felix; Филипп: Philip Philippe; Фома: Thomas; Франц: Franz; Фридрих: Friedrich; Христиан: Christian; Христофор: Christopher; Цецилия: Cecilia; Шая; Эдуард: Edward Eduard; Эммануил: Emmanuel Emanuel; Эрнест: Ernest Ernst; Эфраим: Ephraim Efraim; Юлий: Julius; Юлия: Julia; Юрий: George Yuri; Юзеф: Jozef Joseph; Яков: Jacob Jakob; Ян: Jan; Януарий; Якуб
`;

const bare = (name: string): string => name.toLowerCase().replaceAll('ё', 'е');

const EQUIVALENTS: ReadonlyMap<string, readonly string[]> = new Map(
  TABLE.split(/[;\n]/u)
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((item): [string, string[]] => {
      const [name = '', others = ''] = item.split(':');
      return [bare(name), others.trim().toLowerCase().split(' ').filter((other) => other !== '')];
    }),
);

/** Whether a Cyrillic word in the nominative is a given name. */
export const isGivenName = (word: string): boolean => EQUIVALENTS.has(bare(word));

/** What other languages call a bearer of the name; lower case, in Latin letters, without its romanisations. */
export const foreignNames = (given: string): readonly string[] => EQUIVALENTS.get(bare(given)) ?? [];

/** Whether a Cyrillic word ends as patronymics do. */
export const isPatronymic = (word: string): boolean => /(?:[ое]вич|[ое]вна|[иы]ч|инична|ична)$/u.test(word.toLowerCase()) && word.length > 4;
